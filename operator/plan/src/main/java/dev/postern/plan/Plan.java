package dev.postern.plan;

import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one object wants in AWS: resources in an order in which each comes after those it is made from. A plan without
 * resources wants everything of its owner gone.
 */
public record Plan(Owner owner, Place place, List<DesiredResource> resources) {

    /** @throws IllegalArgumentException when ids repeat, or an input names no resource, or inputs go round in a circle */
    public Plan {
        resources = ordered(resources);
    }

    /** Wants everything of this owner gone. */
    public static Plan empty(Owner owner, Place place) {
        return new Plan(owner, place, List.of());
    }

    public Optional<DesiredResource> resource(ResourceId id) {
        return resources.stream().filter(resource -> resource.id().equals(id)).findFirst();
    }

    private static List<DesiredResource> ordered(Collection<DesiredResource> resources) {
        var waiting = byId(resources);
        var ordered = new ArrayList<DesiredResource>();
        while (!waiting.isEmpty()) {
            var next = waiting.values().stream()
                    .filter(resource -> resource.dependencies().stream().noneMatch(waiting::containsKey))
                    .min(Comparator.comparing(DesiredResource::kind).thenComparing(DesiredResource::id))
                    .orElseThrow(
                            () -> new IllegalArgumentException("inputs go round in a circle: " + waiting.keySet()));
            ordered.add(waiting.remove(next.id()));
        }
        return List.copyOf(ordered);
    }

    private static NavigableMap<ResourceId, DesiredResource> byId(Collection<DesiredResource> resources) {
        var byId = new TreeMap<ResourceId, DesiredResource>();
        for (DesiredResource resource : resources) {
            if (byId.put(resource.id(), resource) != null) {
                throw new IllegalArgumentException("two resources have the id " + resource.id());
            }
        }
        for (DesiredResource resource : resources) {
            if (!byId.keySet().containsAll(resource.dependencies())) {
                throw new IllegalArgumentException(resource.id() + " is made from a resource the plan does not have");
            }
        }
        return byId;
    }
}
