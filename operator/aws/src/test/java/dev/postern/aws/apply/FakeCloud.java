package dev.postern.aws.apply;

import dev.postern.aws.problem.AwsProblemException;
import dev.postern.aws.problem.Problem;
import dev.postern.plan.resource.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An AWS in memory that keeps AWS's rules: references, names, tokens, late visibility, deletion only when unused. */
final class FakeCloud {

    final Map<String, FakeResource> resources = new LinkedHashMap<>();
    final List<ResourceKind> deletions = new ArrayList<>();
    final Writes writes;

    /** How often a new resource is not shown. */
    int hiddenLooks;

    /** Makes every look at this kind fail. */
    Optional<ResourceKind> unreadable = Optional.empty();

    /** Makes every creation of this kind fail with the problem. */
    final Map<ResourceKind, Problem> refusals = new HashMap<>();

    /** Under the names of this kind stands somebody else's. */
    Optional<ResourceKind> foreign = Optional.empty();

    /** Whatever is created of this kind is dead from the start. */
    Optional<ResourceKind> stillborn = Optional.empty();

    private final Map<String, String> idsByToken = new HashMap<>();
    private int numbers;

    FakeCloud(Writes writes) {
        this.writes = writes;
    }

    /** Exactly one resource for each create call that says something new. */
    String create(FakeParameters parameters) {
        Optional.ofNullable(refusals.get(parameters.kind())).ifPresent(problem -> {
            throw new AwsProblemException(problem);
        });
        requireInputs(parameters);
        return writes.commit(
                "create " + parameters.kind(), () -> existing(parameters).orElseGet(() -> fresh(parameters)));
    }

    Optional<FakeResource> look(ResourceKind kind, String id) {
        if (unreadable.equals(Optional.of(kind))) {
            throw new AwsProblemException(new Problem.Transient("truncated", Duration.ofSeconds(1)));
        }
        return Optional.ofNullable(resources.get(id)).filter(FakeResource::shown);
    }

    Optional<FakeResource> lookByName(ResourceKind kind, String name) {
        if (foreign.equals(Optional.of(kind))) {
            throw new AwsProblemException(new Problem.Foreign(name, Duration.ofMinutes(1)));
        }
        return resources.values().stream()
                .filter(resource -> resource.parameters.kind() == kind
                        && resource.parameters.name().equals(name))
                .findFirst()
                .flatMap(resource -> look(kind, resource.id));
    }

    void change(String id, String adjustable) {
        writes.commit("change", () -> {
            resources.get(id).adjustable = adjustable;
            return id;
        });
    }

    void delete(String id) {
        boolean used = resources.values().stream()
                .anyMatch(other -> other.parameters.fixed().contains(id));
        if (used) {
            throw new AwsProblemException(new Problem.InUse("DependencyViolation " + id, Duration.ofSeconds(1)));
        }
        writes.commit("delete", () -> {
            Optional.ofNullable(resources.remove(id)).ifPresent(gone -> deletions.add(gone.parameters.kind()));
            return id;
        });
    }

    private Optional<String> existing(FakeParameters parameters) {
        if (parameters.hasToken()) {
            return Optional.ofNullable(idsByToken.get(parameters.token()));
        }
        return resources.values().stream()
                .filter(resource -> resource.parameters.equals(parameters))
                .map(resource -> resource.id)
                .findFirst();
    }

    private String fresh(FakeParameters parameters) {
        String id = "i-" + numbers++ + ".";
        var resource = new FakeResource(id, parameters, hiddenLooks);
        resource.dead = stillborn.equals(Optional.of(parameters.kind()));
        resources.put(id, resource);
        idsByToken.put(parameters.token(), id);
        return id;
    }

    private void requireInputs(FakeParameters parameters) {
        for (String input : parameters.inputs()) {
            if (input.startsWith("i-") && !resources.containsKey(input)) {
                throw new AwsProblemException(new Problem.NotFound(input, Duration.ofSeconds(1)));
            }
        }
    }
}
