using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Writes what was looked up.</summary>
internal static class JamAiReferences
{
    public static void Write(Utf8JsonWriter json, LookUp found)
    {
        json.WriteStartObject();
        json.WriteString("object", "chat.references");
        json.WriteStartArray("chunks");
        foreach (var passage in found.Passages)
        {
            json.WriteStartObject();
            json.WriteString("text", passage.Text);
            json.WriteString("title", passage.Title);
            json.WriteNumber("page", passage.Page);
            json.WriteString("file_name", passage.FileName);
            json.WriteString("file_path", "");
            json.WriteString("document_id", passage.DocumentId);
            json.WriteString("chunk_id", passage.Id);
            json.WriteStartObject("context");
            json.WriteEndObject();
            json.WriteStartObject("metadata");
            json.WriteNumber("rrf_score", Math.Round(1m / (60 + passage.Page), 6));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("search_query", found.Query);
        json.WriteNull("finish_reason");
        json.WriteEndObject();
    }
}
