package dev.postern.policy;

/** Which InternalApi: what consent is given for and what a document is about. */
public record ApiRef(String namespace, String name) {

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
