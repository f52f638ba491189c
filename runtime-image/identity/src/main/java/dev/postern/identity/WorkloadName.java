package dev.postern.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which object an identity was issued for, so that no caller takes SPIFFE paths apart by itself.
 *
 * @param name the object's name; {@value #OPERATOR_NAME} for the operator, of which a namespace has one
 */
public record WorkloadName(Kind kind, String namespace, String name) {

    static final String OPERATOR_NAME = "operator";

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAMESPACE = Pattern.compile(LABEL);
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern OF_OBJECT = Pattern.compile("/ns/([^/]+)/(api|consumer)/([^/]+)");
    private static final Pattern OF_OPERATOR = Pattern.compile("/ns/([^/]+)/" + OPERATOR_NAME);

    /** What kind of object carries an identity. */
    public enum Kind {
        API,
        CONSUMER,
        OPERATOR
    }

    /** @throws IllegalArgumentException when namespace or name are not names of Kubernetes objects */
    public WorkloadName {
        if (!areNames(namespace, name) || (kind == Kind.OPERATOR && !name.equals(OPERATOR_NAME))) {
            throw new IllegalArgumentException("not the name of a workload: " + namespace + "/" + name);
        }
    }

    static WorkloadName operator(String namespace) {
        return new WorkloadName(Kind.OPERATOR, namespace, OPERATOR_NAME);
    }

    static Optional<WorkloadName> ofPath(String path) {
        Matcher object = OF_OBJECT.matcher(path);
        if (object.matches()) {
            return named(Kind.valueOf(object.group(2).toUpperCase(Locale.ROOT)), object.group(1), object.group(3));
        }
        Matcher operator = OF_OPERATOR.matcher(path);
        return operator.matches() ? named(Kind.OPERATOR, operator.group(1), OPERATOR_NAME) : Optional.empty();
    }

    SpiffeId in(String trustDomain) {
        return new SpiffeId(trustDomain, path());
    }

    private String path() {
        return switch (kind) {
            case API -> "/ns/" + namespace + "/api/" + name;
            case CONSUMER -> "/ns/" + namespace + "/consumer/" + name;
            case OPERATOR -> "/ns/" + namespace + "/" + OPERATOR_NAME;
        };
    }

    private static Optional<WorkloadName> named(Kind kind, String namespace, String name) {
        return areNames(namespace, name) ? Optional.of(new WorkloadName(kind, namespace, name)) : Optional.empty();
    }

    private static boolean areNames(String namespace, String name) {
        return NAMESPACE.matcher(namespace).matches() && NAME.matcher(name).matches();
    }
}
