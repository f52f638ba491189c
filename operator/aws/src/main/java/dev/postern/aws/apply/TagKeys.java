package dev.postern.aws.apply;

/** Tags on everything Postern makes. They explain and confirm; they never prove that something is ours to delete. */
public final class TagKeys {

    public static final String CLUSTER = "postern.dev/cluster";
    public static final String OWNER_UID = "postern.dev/owner-uid";
    public static final String OWNER = "postern.dev/owner";
    public static final String RESOURCE = "postern.dev/resource";

    private TagKeys() {}
}
