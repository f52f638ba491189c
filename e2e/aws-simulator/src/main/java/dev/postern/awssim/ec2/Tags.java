package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The tags of all EC2 resources, and what kind of thing each resource is. */
public final class Tags {
    private record Tagged(String type, String account, String region, Map<String, String> tags) {}

    private final SequencedMap<String, Tagged> resources = new LinkedHashMap<>();

    /** Makes a resource taggable, with the tags its create call gives it. */
    void register(Call call, String type, String id) {
        register(new LinkedHashMap<>(specified(call.input(), type)), type, id, call.account() + "/" + call.region());
    }

    void register(Map<String, String> tags, String type, String id, String accountAndRegion) {
        String[] place = accountAndRegion.split("/", 2);
        resources.put(id, new Tagged(type, place[0], place[1], new TreeMap<>(tags)));
    }

    void forget(String id) {
        resources.remove(id);
    }

    public Map<String, String> of(String id) {
        return Optional.ofNullable(resources.get(id)).map(Tagged::tags).orElse(Map.of());
    }

    List<Output> view(String id) {
        return of(id).entrySet().stream()
                .map(tag -> Output.of().put("key", tag.getKey()).put("value", tag.getValue()))
                .toList();
    }

    Output create(Call call) {
        Map<String, String> tags = read(call.input().list("Tag"));
        named(call).forEach(resource -> resource.tags().putAll(tags));
        return Output.of().put("return", true);
    }

    Output delete(Call call) {
        List<Input> given = call.input().list("Tag");
        named(call).forEach(resource -> {
            if (given.isEmpty()) {
                resource.tags().clear();
            }
            given.forEach(tag -> remove(resource.tags(), tag));
        });
        return Output.of().put("return", true);
    }

    Output describe(Call call) {
        Filters filters = Filters.of(call.input());
        List<Output> all = resources.entrySet().stream()
                .filter(entry -> entry.getValue().account().equals(call.account())
                        && entry.getValue().region().equals(call.region()))
                .flatMap(entry -> entry.getValue().tags().entrySet().stream()
                        .filter(tag -> filters.accept(
                                Map.of(
                                        "key", List.of(tag.getKey()),
                                        "value", List.of(tag.getValue()),
                                        "resource-id", List.of(entry.getKey()),
                                        "resource-type",
                                                List.of(entry.getValue().type())),
                                Map.of(tag.getKey(), tag.getValue())))
                        .map(tag -> Output.of()
                                .put("key", tag.getKey())
                                .put("resourceId", entry.getKey())
                                .put("resourceType", entry.getValue().type())
                                .put("value", tag.getValue())))
                .toList();
        Page<Output> page = Page.of(all, call.input());
        return Output.of().list("tagSet", page.entries()).put("nextToken", page.next());
    }

    private List<Tagged> named(Call call) {
        return call.input().texts("ResourceId").stream()
                .map(id -> Optional.ofNullable(resources.get(id))
                        .filter(resource -> resource.account().equals(call.account()))
                        .orElseThrow(() -> Ec2Error.RESOURCE_UNKNOWN.because("The ID '%s' is not valid".formatted(id))))
                .toList();
    }

    private static void remove(Map<String, String> tags, Input tag) {
        String key = tag.text("Key").orElse("");
        boolean matches =
                tag.text("Value").map(value -> value.equals(tags.get(key))).orElse(true);
        if (matches) {
            tags.remove(key);
        }
    }

    /** The tags of a create call for one type of resource. */
    static Map<String, String> specified(Input input, String type) {
        Map<String, String> tags = new LinkedHashMap<>();
        input.list("TagSpecification").stream()
                .filter(specification ->
                        specification.text("ResourceType").orElse("").equals(type))
                .forEach(specification -> tags.putAll(read(specification.list("Tag"))));
        return tags;
    }

    private static Map<String, String> read(List<Input> entries) {
        Map<String, String> tags = new LinkedHashMap<>();
        entries.forEach(tag -> {
            String key = tag.text("Key")
                    .orElseThrow(
                            () -> Ec2Error.MISSING_PARAMETER.because("The request must contain the parameter Tag.Key"));
            if (key.startsWith("aws:")) {
                throw Ec2Error.INVALID_VALUE.because("Tag keys starting with 'aws:' are reserved for internal use");
            }
            tags.put(key, tag.text("Value").orElse(""));
        });
        return tags;
    }
}
