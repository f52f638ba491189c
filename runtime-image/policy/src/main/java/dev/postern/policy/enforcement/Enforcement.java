package dev.postern.policy.enforcement;

import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.CallerEntry;
import dev.postern.policy.request.CallContext;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One API's document, compiled for the request path: immutable, lock-free, one hash lookup by identity and then the rules
 * of that caller alone.
 */
public final class Enforcement {

    /** APIs are called and never call: whoever holds an API's certificate must gain nothing elsewhere. */
    private static final Pattern API_IDENTITY = Pattern.compile("spiffe://[^/]+/ns/[^/]+/api/.*");

    private final Map<String, Caller> callers;

    private Enforcement(Map<String, Caller> callers) {
        this.callers = callers;
    }

    public static Enforcement compile(ApiDocument document) {
        return new Enforcement(document.callers().stream()
                .filter(entry -> !API_IDENTITY.matcher(entry.spiffeId()).matches())
                .collect(Collectors.toUnmodifiableMap(
                        CallerEntry::spiffeId, entry -> Caller.compile(entry, document.policies()))));
    }

    /**
     * Total and without allocation.
     *
     * @param method and {@code canonicalPath} as {@link dev.postern.policy.request.RequestTarget} made them
     */
    public Decision decide(CallContext context, String method, String canonicalPath, Instant now) {
        Caller caller = callers.get(context.callerSpiffeId());
        return caller == null ? DecisionTexts.UNKNOWN_CALLER : caller.decide(context, method, canonicalPath, now);
    }
}
