/** What the generated code says, as plain records without protobuf and without JavaPoet. */
@NullMarked
package dev.tandem.protoc.model;

import org.jspecify.annotations.NullMarked;
