/** {@code user.v1.UserService} on a database, through JDBC and a pool of connections. */
@NullMarked
package dev.tandem.database;

import org.jspecify.annotations.NullMarked;
