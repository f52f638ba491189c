package dev.postern.plan.apiconsumer;

import dev.postern.plan.ResourceNames;
import dev.postern.plan.resource.ResourceId;
import java.util.List;

/** Logical ids of what an ApiConsumer has in AWS; they stand in status, so they never change. */
public final class ConsumerResources {

    public static final ResourceId ENDPOINT_GROUP = new ResourceId("endpoint-group");
    public static final ResourceId ENDPOINT = new ResourceId("endpoint");

    private ConsumerResources() {}

    /** Zone and name are part of the id: another name is another record, and the old one goes. */
    public static ResourceId record(String zoneId, String name) {
        String id = "record/" + zoneId + "/" + name;
        return new ResourceId(id.length() <= 128 ? id : "record/" + zoneId + "/" + ResourceNames.hash(List.of(name)));
    }
}
