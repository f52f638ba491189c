package dev.postern.aws.apply;

import dev.postern.plan.Owner;
import dev.postern.plan.ResourceNames;
import dev.postern.plan.resource.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Name, token and tags of one incarnation of a resource. */
public record Naming(Owner owner, ResourceId id, int incarnation, Instant intendedAt) {

    /** Deterministic: a resource whose create answer was lost is found by it. */
    public String name() {
        return ResourceNames.name(owner, id, incarnation);
    }

    /**
     * AWS answers a token with its old result, also when that is long dead; so the moment of the intent is part of it.
     */
    public String clientToken() {
        return ResourceNames.hash(List.of(
                owner.clusterId(), owner.uid(), id.value(), Integer.toString(incarnation), intendedAt.toString()));
    }

    public NavigableMap<String, String> tags() {
        var tags = new TreeMap<String, String>();
        tags.put(TagKeys.CLUSTER, owner.clusterId());
        tags.put(TagKeys.OWNER_UID, owner.uid());
        tags.put(TagKeys.OWNER, owner.path());
        tags.put(TagKeys.RESOURCE, id.value());
        return tags;
    }
}
