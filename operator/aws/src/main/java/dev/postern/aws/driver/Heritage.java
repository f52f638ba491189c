package dev.postern.aws.driver;

import dev.postern.aws.apply.TagKeys;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The TXT record beside a record, which names its owner: records have no tags. It stands under a name of its own, so
 * that it is never in the way of another TXT record.
 */
record Heritage(String name, String value) {

    private static final String PREFIX = "_postern.";

    static Heritage of(String recordName, Map<String, String> tags) {
        String owner = tags.entrySet().stream()
                .filter(tag -> !tag.getKey().equals(TagKeys.RESOURCE))
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .sorted()
                .collect(Collectors.joining(","));
        return new Heritage(PREFIX + recordName, "\"heritage=postern," + owner + "\"");
    }
}
