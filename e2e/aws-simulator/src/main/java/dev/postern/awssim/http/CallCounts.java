package dev.postern.awssim.http;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Service;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How often each action was called, refused calls included: what a quiet caller must not let grow. */
public final class CallCounts {
    private final NavigableMap<String, Long> byAction = new TreeMap<>();

    synchronized void count(Service service, Call call) {
        byAction.merge(service.name() + ":" + call.operation(), 1L, Long::sum);
    }

    /** {@code ec2:CreateVpcEndpoint} to its number. */
    public synchronized Map<String, Long> byAction() {
        return new TreeMap<>(byAction);
    }
}
