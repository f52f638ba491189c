/** Who calls: accounts, access keys, roles and their sessions, and what each may do. */
@NullMarked
package dev.postern.awssim.accounts;

import org.jspecify.annotations.NullMarked;
