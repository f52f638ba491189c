package dev.postern.aws.driver;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.apply.Drivers;

/** The drivers of all kinds over the SDK. */
public final class AwsDrivers {

    private AwsDrivers() {}

    /** Cheap to make; all share the session's clients and reads. */
    public static Drivers of(AccountSession session) {
        return new Drivers(
                new SecurityGroupDriver(session),
                new SecurityGroupRuleDriver(session),
                new LoadBalancerDriver(session),
                new TargetGroupDriver(session),
                new ListenerDriver(session),
                new EndpointServiceDriver(session),
                new EndpointDriver(session),
                new DnsRecordDriver(session));
    }
}
