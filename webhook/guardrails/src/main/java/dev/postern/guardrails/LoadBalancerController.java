package dev.postern.guardrails;

import static dev.postern.guardrails.LoadBalancerAnnotations.INTERNAL;
import static dev.postern.guardrails.LoadBalancerAnnotations.SCHEME;

import java.util.List;

/**
 * The controllers that could answer a Service of type LoadBalancer, each with what it would make of it. Nobody can see
 * from the Service alone which of them runs in the cluster, today or tomorrow, so each is asked.
 */
enum LoadBalancerController {

    /** In-tree and external cloud provider: without a class, unless the type annotation hands the Service over. */
    CLOUD_PROVIDER("the AWS cloud provider") {
        @Override
        Reach reach(ServiceExposure service) {
            var type = service.annotations().type();
            var handedOver = HANDED_OVER_TYPES.stream().anyMatch(type::is);
            return service.mayLackClass() && !handedOver ? byInternalAnnotation(service) : new Reach.NotActing();
        }
    },

    AWS_LOAD_BALANCER_CONTROLLER("the AWS Load Balancer Controller") {
        @Override
        Reach reach(ServiceExposure service) {
            var acts = service.mayLackClass() || service.mayHaveClass(AWS_LOAD_BALANCER_CONTROLLER_CLASS);
            return acts ? bySchemeAnnotation(service) : new Reach.NotActing();
        }
    },

    /** Versions 2.0 and 2.1 take {@code nlb-ip} Services, do not know the scheme annotation and default to public. */
    EARLY_AWS_LOAD_BALANCER_CONTROLLER("the AWS Load Balancer Controller before 2.2") {
        @Override
        Reach reach(ServiceExposure service) {
            var type = service.annotations().type();
            var acts = service.mayLackClass() && (type.is(NLB_IP) || type.isUnknown());
            return acts ? byInternalAnnotation(service) : new Reach.NotActing();
        }
    },

    /** Claims Services without a class as well as its own. */
    EKS_AUTO_MODE("EKS Auto Mode") {
        @Override
        Reach reach(ServiceExposure service) {
            var acts = service.mayLackClass() || service.mayHaveClass(EKS_AUTO_MODE_CLASS);
            return acts ? bySchemeAnnotation(service) : new Reach.NotActing();
        }
    },

    /** Whoever answers a class that is none of the above. */
    OTHER("another controller") {
        @Override
        Reach reach(ServiceExposure service) {
            return switch (service.loadBalancerClass()) {
                case Fact.Known<String>(String name)
                when !KNOWN_CLASSES.contains(name) ->
                    new Reach.Unknown("what the controller of loadBalancerClass \"" + name + "\" does is not known");
                case Fact.Unknown<String>(String why) ->
                    new Reach.Unknown("loadBalancerClass is not known yet (" + why + ")");
                case Fact.Known<String> _ -> new Reach.NotActing();
                case Fact.Absent<String> _ -> new Reach.NotActing();
            };
        }
    };

    static final String AWS_LOAD_BALANCER_CONTROLLER_CLASS = "service.k8s.aws/nlb";

    static final String EKS_AUTO_MODE_CLASS = "eks.amazonaws.com/nlb";

    private static final List<String> KNOWN_CLASSES = List.of(AWS_LOAD_BALANCER_CONTROLLER_CLASS, EKS_AUTO_MODE_CLASS);

    private static final String NLB_IP = "nlb-ip";

    private static final List<String> HANDED_OVER_TYPES = List.of("external", NLB_IP);

    private final String title;

    LoadBalancerController(String title) {
        this.title = title;
    }

    abstract Reach reach(ServiceExposure service);

    String title() {
        return title;
    }

    /** Only the exact value counts: other spellings mean different things to different controllers and versions. */
    private static Reach byInternalAnnotation(ServiceExposure service) {
        return byAnnotation(INTERNAL, service.annotations().internal(), "true");
    }

    private static Reach bySchemeAnnotation(ServiceExposure service) {
        return byAnnotation(SCHEME, service.annotations().scheme(), "internal");
    }

    private static Reach byAnnotation(String name, Fact<String> value, String wanted) {
        return switch (value) {
            case Fact.Known<String>(String actual) when actual.equals(wanted) -> new Reach.Internal();
            case Fact.Known<String>(String actual) ->
                new Reach.Public(name + " is \"" + actual + "\", not \"" + wanted + "\"");
            case Fact.Absent<String> _ -> new Reach.Public(name + " is not set");
            case Fact.Unknown<String>(String why) -> new Reach.Unknown(name + " is not known yet (" + why + ")");
        };
    }
}
