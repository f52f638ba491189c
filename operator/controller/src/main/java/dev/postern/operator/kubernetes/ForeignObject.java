package dev.postern.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** An object that has the name of a child but is not one: it is left alone, and the owner's status says so. */
public record ForeignObject(String kind, String namespace, String name) {

    static ForeignObject of(HasMetadata object) {
        return new ForeignObject(
                object.getKind(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName());
    }

    /** What is in the way and what to do. */
    public String message() {
        return kind + " " + namespace + "/" + name + " exists and was not made by Postern for this object: it is left"
                + " alone. Delete or rename it; Postern then makes its own.";
    }
}
