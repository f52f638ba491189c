package dev.postern.guardrails;

/**
 * The annotations AWS load balancer controllers take their orders from.
 *
 * @param scheme {@link #SCHEME}, read by the AWS Load Balancer Controller and EKS Auto Mode, ignored by the cloud provider
 * @param internal {@link #INTERNAL}, read by the cloud provider and, without a scheme, by the AWS Load Balancer Controller
 * @param type {@link #TYPE}, by which a Service is handed from the cloud provider to the AWS Load Balancer Controller
 */
public record LoadBalancerAnnotations(Fact<String> scheme, Fact<String> internal, Fact<String> type) {

    private static final String PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

    public static final String SCHEME = PREFIX + "scheme";

    public static final String INTERNAL = PREFIX + "internal";

    public static final String TYPE = PREFIX + "type";
}
