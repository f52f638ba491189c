package dev.postern.awssim.route53;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Change and list records. */
final class RecordOperations {
    private static final int MOST = 300;

    private final ZoneStore store;
    private final AliasTargets targets;

    RecordOperations(ZoneStore store, AliasTargets targets) {
        this.store = store;
        this.targets = targets;
    }

    Map<String, Operation> table() {
        return Map.of(
                "ChangeResourceRecordSets", this::change,
                "ListResourceRecordSets", this::list,
                "GetChange", call -> Output.of().put("ChangeInfo", store.changeOf(call)));
    }

    private Output change(Call call) {
        HostedZone zone = store.own(call);
        Input batch = call.input().at("ChangeBatch");
        store.put(zone.with(new ChangeBatch(zone, targets).apply(batch.list("Changes"))));
        return Output.of().put("ChangeInfo", store.change(call, zone.id(), batch.text("Comment")));
    }

    private Output list(Call call) {
        HostedZone zone = store.own(call);
        Input input = call.input();
        int most = Math.clamp(input.number("MaxItems").orElse(MOST), 1, MOST);
        if (input.has("StartRecordType") && !input.has("StartRecordName")) {
            throw Route53Error.INVALID_INPUT.because("The value for type requires a value for name");
        }
        Optional<RecordSet.Key> start = input.text("StartRecordName")
                .map(name -> new RecordSet.Key(
                        DomainName.of(name),
                        input.text("StartRecordType").orElse(""),
                        input.text("StartRecordIdentifier").orElse("")));
        List<RecordSet> rest = zone.records().values().stream()
                .filter(set -> start.map(key -> set.key().compareTo(key) >= 0).orElse(true))
                .toList();
        Output output = Output.of()
                .list(
                        "ResourceRecordSets",
                        "ResourceRecordSet",
                        rest.stream().limit(most).map(RecordCodec::view).toList())
                .put("IsTruncated", rest.size() > most);
        if (rest.size() > most) {
            RecordSet.Key next = rest.get(most).key();
            output.put("NextRecordName", next.name().text())
                    .put("NextRecordType", next.type())
                    .put(
                            "NextRecordIdentifier",
                            Optional.of(next.setIdentifier()).filter(id -> !id.isEmpty()));
        }
        return output.put("MaxItems", most);
    }
}
