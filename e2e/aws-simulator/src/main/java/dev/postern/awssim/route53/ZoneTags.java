package dev.postern.awssim.route53;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags of zones. Records have none, as in AWS. */
final class ZoneTags {
    private final ZoneStore store;
    private final Map<String, Map<String, String>> tags = new HashMap<>();

    ZoneTags(ZoneStore store) {
        this.store = store;
    }

    Map<String, Operation> table() {
        return Map.of("ListTagsForResource", this::list, "ChangeTagsForResource", this::change);
    }

    private Output list(Call call) {
        List<Output> views = of(call).entrySet().stream()
                .map(tag -> Output.of().put("Key", tag.getKey()).put("Value", tag.getValue()))
                .toList();
        Output set = Output.of()
                .put("ResourceType", "hostedzone")
                .put("ResourceId", store.own(call).id())
                .list("Tags", "Tag", views);
        return Output.of().put("ResourceTagSet", set);
    }

    private Output change(Call call) {
        Map<String, String> present = of(call);
        for (Input tag : call.input().list("AddTags")) {
            present.put(RecordCodec.required(tag, "Key"), tag.text("Value").orElse(""));
        }
        call.input().texts("RemoveTagKeys").forEach(present::remove);
        return Output.of();
    }

    private Map<String, String> of(Call call) {
        if (!call.input().text("ResourceType").orElse("").equals("hostedzone")) {
            throw Route53Error.INVALID_INPUT.because("The simulator only has hosted zones");
        }
        return tags.computeIfAbsent(store.own(call).id(), any -> new TreeMap<>());
    }
}
