package dev.postern.awssim.http;

import dev.postern.awssim.accounts.Accounts;
import dev.postern.awssim.accounts.Credential;
import dev.postern.awssim.accounts.Principal;
import dev.postern.awssim.protocol.CommonError;

/** Authentication: a signature of a known, unexpired key makes a principal. */
final class Gate {
    private final Accounts accounts;

    Gate(Accounts accounts) {
        this.accounts = accounts;
    }

    Principal admit(SignatureV4 signature, SignatureV4.Signed request) {
        Credential credential = accounts.credential(signature.accessKeyId())
                .filter(known ->
                        known.sessionToken().orElse("").equals(request.header().apply("x-amz-security-token")))
                .orElseThrow(() ->
                        CommonError.UNKNOWN_KEY.because("The security token included in the request is invalid."));
        if (!signature.fits(request, credential.secret())) {
            throw CommonError.BAD_SIGNATURE.because(
                    "The request signature we calculated does not match the signature you"
                            + " provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for"
                            + " details.");
        }
        if (accounts.expired(credential)) {
            throw CommonError.EXPIRED_TOKEN.because("The security token included in the request is expired");
        }
        return credential.principal();
    }
}
