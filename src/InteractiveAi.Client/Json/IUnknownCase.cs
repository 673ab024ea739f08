using System.ComponentModel;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>The case of a wire union that keeps what this version of the library does not know.</summary>
/// <typeparam name="T">The unknown case itself.</typeparam>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnknownCase<out T>
    where T : class, IUnknownCase<T>
{
    /// <summary>The JSON as it was received, independent of any document's lifetime.</summary>
    JsonElement Raw { get; }

    /// <summary>Wraps received JSON.</summary>
    /// <param name="raw">The JSON to keep.</param>
    /// <returns>The case that holds it.</returns>
    static abstract T Create(JsonElement raw);
}
