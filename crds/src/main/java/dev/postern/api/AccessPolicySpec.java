package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.draft.PolicyDraft;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * What an API's owner allows. Closed names are kept as text, so that a value this version does not know reaches the
 * policy compiler as it was written and is refused by name instead of vanishing.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccessPolicySpec(
        @JsonPropertyDescription("The InternalApi of this namespace that the rules are about.") @Required
        Api api,

        @JsonPropertyDescription(
                "Enforce: the rules are in force. Shadow: they would only be counted; refused until it" + " is built.")
        @Default("Enforce")
        @SchemaFrom(type = Mode.class)
        String mode,

        @JsonPropertyDescription("Who may do what. Their order never matters: a Deny that matches wins over every"
                + " Allow, and a call that no rule matches is denied.")
        @Required
        @Size(min = 1, max = 64) List<AccessRule> rules,

        @JsonPropertyDescription(
                "Expectations that are checked before the policy is accepted, against this policy" + " alone.")
        @Size(max = 64) List<AccessTest> tests) {

    public AccessPolicySpec {
        api = api == null ? new Api("") : api;
        mode = Values.text(mode);
        rules = Values.list(rules);
        tests = Values.list(tests);
    }

    /** The same text for the policy compiler, which checks it. */
    public PolicyDraft toDraft(PolicyRef ref) {
        return DraftMapping.draft(ref, this);
    }

    /** Reference to the InternalApi, always in the policy's own namespace. */
    public record Api(
            @JsonPropertyDescription("Name of the InternalApi.")
            @Required
            @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 40) String name) {

        public Api {
            name = Values.text(name);
        }
    }

    /** Whether the rules bind or are only counted. */
    public enum Mode {
        @JsonProperty("Enforce")
        ENFORCE,
        @JsonProperty("Shadow")
        SHADOW
    }

    /** What a rule does, and what a test expects. */
    public enum Effect {
        @JsonProperty("Allow")
        ALLOW,
        @JsonProperty("Deny")
        DENY
    }
}
