package dev.postern.awssim.protocol;

import java.util.Map;
import java.util.Optional;

/** One AWS service: what it is called where, and its table of operations. */
public interface Service {
    /** The name in the credential scope, which is also the prefix of its actions in policies. */
    String name();

    Protocol protocol();

    /** The XML namespace of its answers, empty where there is none. */
    String namespace();

    Map<String, Operation> operations();

    /** Which operation a request means, and its input. */
    Requested read(Request request);

    /** The HTTP request as the service may look at it. */
    record Request(String method, String path, String query, Body body, Optional<String> target) {}

    /** What is asked for. */
    record Requested(String operation, Input input) {}
}
