package dev.postern.api;

import dev.postern.policy.Finding;
import io.fabric8.kubernetes.client.CustomResource;

/**
 * An object that this version of Postern cannot read: it arrives with its metadata alone. It is left as it is, status
 * included, because what cannot be read must neither delete nor revoke.
 */
public final class Unreadable {

    private Unreadable() {}

    public static boolean is(CustomResource<?, ?> object) {
        return object.getSpec() == null;
    }

    /** What to say about such an object, in an Event: its status stays untouched. */
    public static Finding finding() {
        return new Finding(
                "spec",
                FindingCodes.UNREADABLE,
                "This version of Postern cannot read the object, perhaps because a newer one wrote it. Nothing is"
                        + " changed for it until it can be read: apply it again with fields of this version.");
    }
}
