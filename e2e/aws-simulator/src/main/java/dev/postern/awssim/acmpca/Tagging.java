package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags of authorities. */
final class Tagging {
    private static final int MOST = 50;

    private final Authorities authorities;

    Tagging(Authorities authorities) {
        this.authorities = authorities;
    }

    Map<String, Operation> table() {
        return Map.of(
                "TagCertificateAuthority", this::tag,
                "UntagCertificateAuthority", this::untag,
                "ListTags", this::list);
    }

    static Map<String, String> read(Input input) {
        Map<String, String> tags = new LinkedHashMap<>();
        input.list("Tags")
                .forEach(tag -> tags.put(
                        Arguments.required(tag, "Key"), tag.text("Value").orElse("")));
        return tags;
    }

    private Output tag(Call call) {
        Authority authority = authorities.named(call);
        Map<String, String> tags = new LinkedHashMap<>(authority.tags());
        tags.putAll(read(call.input()));
        if (tags.size() > MOST) {
            throw AcmPcaError.TOO_MANY_TAGS.because("A certificate authority can have at most 50 tags");
        }
        authorities.put(authority.withTags(tags));
        return Output.nothing();
    }

    private Output untag(Call call) {
        Authority authority = authorities.named(call);
        Map<String, String> tags = new LinkedHashMap<>(authority.tags());
        call.input().list("Tags").forEach(tag -> {
            String key = Arguments.required(tag, "Key");
            boolean matches =
                    tag.text("Value").map(value -> value.equals(tags.get(key))).orElse(true);
            if (matches) {
                tags.remove(key);
            }
        });
        authorities.put(authority.withTags(tags));
        return Output.nothing();
    }

    private Output list(Call call) {
        List<Output> tags = authorities.named(call).tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> Output.of().put("Key", tag.getKey()).put("Value", tag.getValue()))
                .toList();
        Page<Output> page = Page.of(tags, call.input());
        return Output.of().list("Tags", page.entries()).put("NextToken", page.next());
    }
}
