package dev.postern.operator.kubernetes;

/** The name under which the operator writes; managed fields of every object tell it from people and from others. */
public final class FieldManager {

    public static final String NAME = "postern-operator";

    private FieldManager() {}
}
