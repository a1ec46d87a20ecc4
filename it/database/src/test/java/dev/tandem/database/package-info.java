/** The service of users on H2 and on a real PostgreSQL, over Netty. */
@NullMarked
package dev.tandem.database;

import org.jspecify.annotations.NullMarked;
