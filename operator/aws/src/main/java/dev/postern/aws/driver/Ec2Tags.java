package dev.postern.aws.driver;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Postern's tags in EC2's words. */
final class Ec2Tags {

    private Ec2Tags() {}

    /** Given in the create call, so that there is no moment without them. */
    static TagSpecification specification(ResourceType type, Map<String, String> tags) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    static boolean contain(List<Tag> found, Map<String, String> ours) {
        return found.stream()
                .collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first))
                .entrySet()
                .containsAll(ours.entrySet());
    }
}
