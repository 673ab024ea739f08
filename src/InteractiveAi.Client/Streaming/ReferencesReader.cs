using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Makes references of an event whose members are theirs. One event of a stream is like that at most, so the chunk reader's own path does not know of it.</summary>
internal static class ReferencesReader
{
    /// <summary>Takes the members of references from those that a chunk has no property for, with all that stands beside them.</summary>
    /// <exception cref="JsonException">A member is of a type that cannot be meant.</exception>
    public static References Take(string kind, ref Dictionary<string, JsonElement>? members)
    {
        Dictionary<string, JsonElement> rest = members ?? [];
        members = null;
        return new References
        {
            Object = kind,
            WireChunks = NoNulls.In(
                rest.Remove("chunks", out JsonElement chunks)
                    ? chunks.Deserialize(WireJson.Context.ReferenceChunkArray)
                    : null
            ),
            SearchQuery = rest.Remove("search_query", out JsonElement query)
                ? query.Deserialize(WireJson.Context.String)
                : null,
            FinishReason = rest.Remove("finish_reason", out JsonElement reason)
                ? reason.Deserialize(WireJson.Context.NullableFinishReason)
                : null,
            AdditionalProperties = rest.Count is 0 ? null : rest,
        };
    }
}
