using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Members without a property that chunks of one stream have in common.</summary>
internal static class SharedMembers
{
    /// <summary>A copy that cannot be changed.</summary>
    [return: NotNullIfNotNull(nameof(members))]
    public static IDictionary<string, JsonElement>? Of(IDictionary<string, JsonElement>? members) =>
        members switch
        {
            null or ReadOnlyDictionary<string, JsonElement> => members,
            _ => new ReadOnlyDictionary<string, JsonElement>(
                new Dictionary<string, JsonElement>(members, StringComparer.Ordinal)
            ),
        };
}
