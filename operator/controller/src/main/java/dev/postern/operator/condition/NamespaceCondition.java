package dev.postern.operator.condition;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.contract.MetadataKeys;

/** What is said of an object in a namespace that is not enabled. */
public final class NamespaceCondition {

    private NamespaceCondition() {}

    public static ConditionFact notEnabled(String namespace) {
        return ConditionFact.fails(
                ConditionType.ACCEPTED,
                ConditionReason.NAMESPACE_NOT_ENABLED,
                "Nothing is issued into namespace " + namespace
                        + ": the webhook guards pods only where the namespace is enabled. Enable it: kubectl label"
                        + " namespace " + namespace + " " + MetadataKeys.NAMESPACE_ENABLED + "="
                        + MetadataKeys.ENABLED + ". What already stands stays, and is not renewed.");
    }
}
