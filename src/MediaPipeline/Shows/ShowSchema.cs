using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace MediaPipeline.Shows;

/// <summary>
/// The JSON schema of <c>pipeline.json</c>, made from <see cref="Show"/> itself, so the two cannot differ.
/// </summary>
public static class ShowSchema
{
    /// <summary>The schema's text, as kept in <c>docs/pipeline.schema.json</c>.</summary>
    public static string Text()
    {
        var schema = ShowFile
            .Json.GetJsonSchemaAsNode(
                typeof(Show),
                new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }
            )
            .AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "MediaPipeline show");
        return schema.ToJsonString(
                new JsonSerializerOptions
                {
                    WriteIndented = true,
                    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            ) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (
            node is JsonObject schema
            && context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), true)
                is [DescriptionAttribute d, ..]
        )
        {
            schema.Insert(0, "description", d.Description);
        }
        return node;
    }
}
