// Made by tools/generate. Do not edit.
#pragma once
#include <protobuf-c/protobuf-c.h>

// The descriptor of the message that is called so in Muster's protos, or null.
const ProtobufCMessageDescriptor *oracle_descriptor(const char *name);
