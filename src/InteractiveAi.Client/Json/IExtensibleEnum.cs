using System.ComponentModel;

namespace InteractiveAi.Client;

/// <summary>What <see cref="ExtensibleEnumConverter{T}"/> needs of an open string enum.</summary>
/// <typeparam name="T">The enum itself.</typeparam>
/// <remarks>Public only because the serializer's source generator must reach it from other assemblies; not meant for use.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IExtensibleEnum<T>
    where T : struct, IExtensibleEnum<T>
{
    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    string Value { get; }

    /// <summary>The values that this version of the library knows by name.</summary>
    static abstract ReadOnlySpan<T> Known { get; }

    /// <summary>Wraps any wire text, known or not.</summary>
    /// <param name="value">The wire text.</param>
    /// <returns>The value that carries exactly that text.</returns>
    static abstract T Create(string value);
}
