package dev.postern.aws.driver;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** Postern's tags in load balancing's words. */
final class ElbTags {

    private ElbTags() {}

    static List<Tag> of(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** Listings do not carry tags; this asks, and only where a resource was found by its name. */
    static boolean carries(ElasticLoadBalancingV2Client client, String arn, Map<String, String> ours) {
        return client.describeTags(request -> request.resourceArns(arn)).tagDescriptions().stream()
                .flatMap(description -> description.tags().stream())
                .collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first))
                .entrySet()
                .containsAll(ours.entrySet());
    }
}
