// Made by tools/protogen. Do not edit: run tools/generate.
#include "oracle.pb-c.h"
#include "oracle_index.h"
#include <string.h>

const ProtobufCMessageDescriptor *oracle_descriptor(const char *name) {
  if (strcmp(name, "google.protobuf.BoolValue") == 0) return &oracle__google_protobuf_bool_value__descriptor;
  if (strcmp(name, "google.protobuf.BytesValue") == 0) return &oracle__google_protobuf_bytes_value__descriptor;
  if (strcmp(name, "google.protobuf.DoubleValue") == 0) return &oracle__google_protobuf_double_value__descriptor;
  if (strcmp(name, "google.protobuf.Duration") == 0) return &oracle__google_protobuf_duration__descriptor;
  if (strcmp(name, "google.protobuf.FieldMask") == 0) return &oracle__google_protobuf_field_mask__descriptor;
  if (strcmp(name, "google.protobuf.FloatValue") == 0) return &oracle__google_protobuf_float_value__descriptor;
  if (strcmp(name, "google.protobuf.Int32Value") == 0) return &oracle__google_protobuf_int32_value__descriptor;
  if (strcmp(name, "google.protobuf.Int64Value") == 0) return &oracle__google_protobuf_int64_value__descriptor;
  if (strcmp(name, "google.protobuf.StringValue") == 0) return &oracle__google_protobuf_string_value__descriptor;
  if (strcmp(name, "google.protobuf.Timestamp") == 0) return &oracle__google_protobuf_timestamp__descriptor;
  if (strcmp(name, "google.protobuf.UInt32Value") == 0) return &oracle__google_protobuf_uint32_value__descriptor;
  if (strcmp(name, "google.protobuf.UInt64Value") == 0) return &oracle__google_protobuf_uint64_value__descriptor;
  if (strcmp(name, "muster.leads.v1.BoolFact") == 0) return &oracle__muster_leads_v1_bool_fact__descriptor;
  if (strcmp(name, "muster.leads.v1.Consent") == 0) return &oracle__muster_leads_v1_consent__descriptor;
  if (strcmp(name, "muster.leads.v1.CustomValue") == 0) return &oracle__muster_leads_v1_custom_value__descriptor;
  if (strcmp(name, "muster.leads.v1.DateFact") == 0) return &oracle__muster_leads_v1_date_fact__descriptor;
  if (strcmp(name, "muster.leads.v1.Lead") == 0) return &oracle__muster_leads_v1_lead__descriptor;
  if (strcmp(name, "muster.leads.v1.LeadFacts") == 0) return &oracle__muster_leads_v1_lead_facts__descriptor;
  if (strcmp(name, "muster.leads.v1.ListLeadsResponse") == 0) return &oracle__muster_leads_v1_list_leads_response__descriptor;
  if (strcmp(name, "muster.leads.v1.ScoreComponents") == 0) return &oracle__muster_leads_v1_score_components__descriptor;
  if (strcmp(name, "muster.leads.v1.TextList") == 0) return &oracle__muster_leads_v1_text_list__descriptor;
  if (strcmp(name, "muster.leads.v1.TierOverride") == 0) return &oracle__muster_leads_v1_tier_override__descriptor;
  if (strcmp(name, "muster.torture.v1.Everything") == 0) return &oracle__muster_torture_v1_everything__descriptor;
  if (strcmp(name, "muster.torture.v1.Leaf") == 0) return &oracle__muster_torture_v1_leaf__descriptor;
  if (strcmp(name, "muster.torture.v1.Maps") == 0) return &oracle__muster_torture_v1_maps__descriptor;
  if (strcmp(name, "muster.torture.v1.Oneofs") == 0) return &oracle__muster_torture_v1_oneofs__descriptor;
  if (strcmp(name, "muster.torture.v1.Optionals") == 0) return &oracle__muster_torture_v1_optionals__descriptor;
  if (strcmp(name, "muster.torture.v1.Repeateds") == 0) return &oracle__muster_torture_v1_repeateds__descriptor;
  if (strcmp(name, "muster.torture.v1.Scalars") == 0) return &oracle__muster_torture_v1_scalars__descriptor;
  if (strcmp(name, "muster.torture.v1.Tree") == 0) return &oracle__muster_torture_v1_tree__descriptor;
  if (strcmp(name, "muster.torture.v1.WellKnown") == 0) return &oracle__muster_torture_v1_well_known__descriptor;
  if (strcmp(name, "muster.type.v1.Actor") == 0) return &oracle__muster_type_v1_actor__descriptor;
  if (strcmp(name, "muster.type.v1.Count") == 0) return &oracle__muster_type_v1_count__descriptor;
  if (strcmp(name, "muster.type.v1.Decimal") == 0) return &oracle__muster_type_v1_decimal__descriptor;
  if (strcmp(name, "muster.type.v1.PostalAddress") == 0) return &oracle__muster_type_v1_postal_address__descriptor;
  return 0;
}
