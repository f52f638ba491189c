package dev.postern.guardrails;

/** The guardrails: their ids and what to do instead, in one place for admission, CI and Terraform. */
public enum Rule {

    /** A load balancer must be internal under every controller that could act on the Service. */
    PUBLIC_LOAD_BALANCER(
            "public-load-balancer",
            "To offer an API to other teams or accounts, declare an InternalApi for its workload and make the Service"
                    + " ClusterIP. For a load balancer inside the VPC, set the annotations "
                    + LoadBalancerAnnotations.SCHEME + ": internal and " + LoadBalancerAnnotations.INTERNAL
                    + ": \"true\", and leave loadBalancerClass out or set it to "
                    + LoadBalancerController.AWS_LOAD_BALANCER_CONTROLLER_CLASS + "."),

    /** External IPs make every node accept traffic for addresses of which Kubernetes does not know who can reach them. */
    SERVICE_EXTERNAL_IPS(
            "service-external-ips",
            "Take spec.externalIPs out. To offer an API to other teams or accounts, declare an InternalApi for its"
                    + " workload.");

    private final String id;

    private final String remedy;

    Rule(String id, String remedy) {
        this.id = id;
        this.remedy = remedy;
    }

    /** Stable: people search for it and exceptions name it. */
    public String id() {
        return id;
    }

    public String remedy() {
        return remedy;
    }
}
