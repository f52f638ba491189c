package dev.postern.runtime.material;

import dev.postern.identity.TrustBundles;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.ConsumerDocument;
import dev.postern.policy.document.SignedDocument;
import java.net.InetAddress;

/** Whether what a verified document holds can be obeyed at all, so that what is reported in force truly is. */
final class DocumentContents {

    private DocumentContents() {}

    /** Empty when it can. */
    static String problem(SignedDocument document) {
        try {
            TrustBundles.ofPem(document.trustRoots());
            switch (document) {
                case ApiDocument api -> api.loadBalancerAddresses().forEach(InetAddress::ofLiteral);
                case ConsumerDocument _ -> {}
            }
            return "";
        } catch (IllegalArgumentException e) {
            return "the document cannot be obeyed: " + e.getMessage();
        }
    }
}
