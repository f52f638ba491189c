package dev.postern.operator.apiconsumer;

import dev.postern.api.ConditionReason;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;

/** Where a consumer stands with its API. */
public sealed interface Standing {

    /** The API has recorded a live grant for it. */
    record Granted(InternalApi api, Grant grant) implements Standing {}

    /** No access. What was issued stays as it is: nothing says that consent is gone. */
    record NotGranted(ConditionReason reason, String message) implements Standing {}

    /** No access, and it is certain that nobody consents: what was issued is given up. */
    record NoConsent(ConditionReason reason, String message) implements Standing {}
}
