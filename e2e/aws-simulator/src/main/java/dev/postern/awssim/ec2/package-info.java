/** EC2: networks, security groups, network interfaces, and PrivateLink from both sides. */
@NullMarked
package dev.postern.awssim.ec2;

import org.jspecify.annotations.NullMarked;
