/** Clients and shared reads of one account in one region. */
@NullMarked
package dev.postern.aws.account;

import org.jspecify.annotations.NullMarked;
