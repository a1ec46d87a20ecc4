/** What the steps need from Maven: protoc itself and the .proto files of dependencies. */
@NullMarked
package dev.tandem.maven.resolution;

import org.jspecify.annotations.NullMarked;
