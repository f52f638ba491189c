package dev.postern.awssim.protocol;

import dev.postern.awssim.accounts.Principal;

/** One authenticated call of one operation. */
public record Call(Principal caller, String region, String operation, Input input) {
    public String account() {
        return caller.account();
    }
}
