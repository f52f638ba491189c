package dev.postern.awssim.sts;

import dev.postern.awssim.accounts.Accounts;
import dev.postern.awssim.accounts.Credential;
import dev.postern.awssim.accounts.Role;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.CommonError;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import dev.postern.awssim.protocol.Protocol;
import dev.postern.awssim.protocol.QueryService;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** AssumeRole with trust policy, external id and the one hour of role chaining; GetCallerIdentity. */
public final class Sts implements QueryService {
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration CHAINED = Duration.ofHours(1);

    private final Accounts accounts;

    public Sts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public Protocol protocol() {
        return Protocol.AWS_QUERY;
    }

    @Override
    public String namespace() {
        return "https://sts.amazonaws.com/doc/2011-06-15/";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("AssumeRole", this::assumeRole, "GetCallerIdentity", this::getCallerIdentity);
    }

    private Output assumeRole(Call call) {
        Input input = call.input();
        String arn = required(input, "RoleArn", "[\\u0009\\u000A\\u000D\\u0020-\\uD7FF]{20,2048}");
        String sessionName = required(input, "RoleSessionName", "[\\w+=,.@-]{2,64}");
        Optional<String> externalId = input.text("ExternalId");
        externalId.ifPresent(id -> matching("ExternalId", id, "[\\w+=,.@:/-]{2,1224}"));
        Role role = accounts.role(arn)
                .filter(known -> known.trusts(call.caller(), externalId))
                .orElseThrow(() -> StsError.NOT_TRUSTED.because(
                        "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
                                .formatted(call.caller().arn(), arn)));
        return session(accounts.assume(role, sessionName, duration(call, role)), input);
    }

    private static Output session(Credential session, Input input) {
        Output credentials = Output.of()
                .put("AccessKeyId", session.accessKeyId())
                .put("SecretAccessKey", session.secret())
                .put("SessionToken", session.sessionToken())
                .put("Expiration", session.expires().map(end -> end.truncatedTo(ChronoUnit.SECONDS)));
        Output user = Output.of()
                .put("AssumedRoleId", session.principal().userId())
                .put("Arn", session.principal().arn());
        return Output.of()
                .put("AssumedRoleUser", user)
                .put("Credentials", credentials)
                .put("PackedPolicySize", input.has("Policy") || input.has("Tags") ? Optional.of(6) : Optional.empty())
                .put("SourceIdentity", input.text("SourceIdentity"));
    }

    private static Duration duration(Call call, Role role) {
        Duration asked =
                Duration.ofSeconds(call.input().number("DurationSeconds").orElse(3600));
        if (asked.compareTo(SHORTEST) < 0) {
            throw CommonError.VALIDATION.because(
                    "1 validation error detected: Value '%d' at 'durationSeconds' failed to satisfy"
                                    .formatted(asked.toSeconds())
                            + " constraint: Member must have value greater than or equal to 900");
        }
        if (call.caller().session() && asked.compareTo(CHAINED) > 0) {
            throw StsError.INVALID_DURATION.because(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }
        if (asked.compareTo(role.longestSession()) > 0) {
            throw StsError.INVALID_DURATION.because(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return asked;
    }

    private Output getCallerIdentity(Call call) {
        return Output.of()
                .put("Arn", call.caller().arn())
                .put("UserId", call.caller().userId())
                .put("Account", call.account());
    }

    private static String required(Input input, String name, String pattern) {
        return matching(
                name,
                input.text(name)
                        .orElseThrow(() -> CommonError.VALIDATION.because(
                                "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                                        .formatted(memberName(name)))),
                pattern);
    }

    private static String matching(String name, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw CommonError.VALIDATION.because(
                    "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy regular expression pattern: %s"
                            .formatted(value, memberName(name), pattern));
        }
        return value;
    }

    private static String memberName(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
