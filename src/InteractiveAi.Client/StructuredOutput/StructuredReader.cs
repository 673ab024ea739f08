using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>Reads typed values from what models write: answers to a JSON schema, and the arguments of tool calls.</summary>
/// <remarks>No failure text holds anything of the text that was read, because such texts end up in logs.</remarks>
internal static class StructuredReader
{
    /// <summary>The member that a value which is not an object is wrapped in.</summary>
    public const string WrapperMember = "value";

    private const int DefaultMaxDepth = 64;

    private static readonly SearchValues<char> LanguageCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-"
    );

    /// <summary>Reads an answer.</summary>
    /// <param name="text">The answer, which may stand in one Markdown code fence.</param>
    /// <param name="typeInfo">The contract. A type that is not an object is read from inside the wrapper or without it.</param>
    /// <returns>The value, or the path and rule of what is wrong.</returns>
    /// <remarks>
    /// Held to <see cref="ExportedSchema.Accepted"/> first, because the serializer alone would take an object without a single
    /// known member for a valid one. What a constructor or converter of the user's throws, other than
    /// <see cref="JsonException"/>, is not caught.
    /// </remarks>
    public static StructuredResult<T> Read<T>(string? text, JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        var json = WithoutFence((text ?? "").AsSpan().Trim("\uFEFF \t\r\n"));
        return json.IsEmpty ? StructuredResult<T>.Failed("$", "the text is empty") : ReadJson(json, typeInfo);
    }

    /// <summary>Reads the arguments of a tool call, which models leave empty when there are none.</summary>
    /// <inheritdoc cref="Read{T}"/>
    public static StructuredResult<T> ReadArguments<T>(string? text, JsonTypeInfo<T> typeInfo) =>
        Read(string.IsNullOrWhiteSpace(text) ? "{}" : text, typeInfo);

    private static StructuredResult<T> ReadJson<T>(ReadOnlySpan<char> json, JsonTypeInfo<T> typeInfo)
    {
        // Half a surrogate pair, which some models write as an escape, would be an exception wherever it is looked at.
        json = WholeCharacters.Of(json);
        var bytes = new byte[Encoding.UTF8.GetByteCount(json)];
        Encoding.UTF8.GetBytes(json, bytes);
        var options = new JsonDocumentOptions
        {
            AllowDuplicateProperties = false,
            AllowTrailingCommas = typeInfo.Options.AllowTrailingCommas,
            CommentHandling = typeInfo.Options.ReadCommentHandling,
            MaxDepth = MaxDepthOf(typeInfo),
        };

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, options);
        }
        catch (JsonException exception)
        {
            return StructuredResult<T>.Failed(JsonFault.Describe(bytes, options, exception));
        }

        using (document)
        {
            return ReadElement(document.RootElement, typeInfo);
        }
    }

    private static StructuredResult<T> ReadElement<T>(JsonElement root, JsonTypeInfo<T> typeInfo)
    {
        var schema = SchemaExporter.Export(typeInfo, wrapNonObject: true);
        if (!schema.IsWrapped || !TryUnwrap(root, out var inner))
        {
            return SchemaCheck.Find(schema.Accepted, root) is { } mismatch
                ? StructuredResult<T>.Failed(mismatch)
                : Deserialize(root, "$", schema, typeInfo);
        }

        const string innerPath = "$." + WrapperMember;
        if (SchemaCheck.Find(schema.Accepted, inner, innerPath) is not { } innerMismatch)
        {
            return Deserialize(inner, innerPath, schema, typeInfo);
        }

        // A case of a union may have a member of that name, and nothing else, and come without the wrapper.
        return SchemaCheck.Find(schema.Accepted, root) is null
            ? Deserialize(root, "$", schema, typeInfo)
            : StructuredResult<T>.Failed(innerMismatch);
    }

    private static bool TryUnwrap(JsonElement root, out JsonElement inner)
    {
        inner = default;
        return root.ValueKind is JsonValueKind.Object
            && root.GetPropertyCount() == 1
            && root.TryGetProperty(WrapperMember, out inner);
    }

    private static StructuredResult<T> Deserialize<T>(
        JsonElement value,
        string path,
        ExportedSchema schema,
        JsonTypeInfo<T> typeInfo
    )
    {
        try
        {
            // A discriminator further back makes the serializer refuse the object or, worse, take it for the base type.
            var inOrder =
                schema.Discriminators.Count == 0 ? null : Tidied(value, schema, typeInfo, plainNumbers: false);
            return StructuredResult<T>.Of(
                inOrder is null ? value.Deserialize(typeInfo) : JsonSerializer.Deserialize(inOrder, typeInfo)
            );
        }
        catch (JsonException exception)
        {
            return Tidied(value, schema, typeInfo, plainNumbers: true) is { } plain
                ? DeserializePlain(plain, path, schema, typeInfo)
                : StructuredResult<T>.Failed(JsonFault.Describe(path, exception, schema.MemberNames, typeInfo));
        }
    }

    private static StructuredResult<T> DeserializePlain<T>(
        byte[] json,
        string path,
        ExportedSchema schema,
        JsonTypeInfo<T> typeInfo
    )
    {
        try
        {
            return StructuredResult<T>.Of(JsonSerializer.Deserialize(json, typeInfo));
        }
        catch (JsonException exception)
        {
            return StructuredResult<T>.Failed(JsonFault.Describe(path, exception, schema.MemberNames, typeInfo));
        }
    }

    private static byte[]? Tidied(JsonElement value, ExportedSchema schema, JsonTypeInfo typeInfo, bool plainNumbers) =>
        JsonTidy.Rewrite(value, schema.Discriminators, plainNumbers, MaxDepthOf(typeInfo));

    private static int MaxDepthOf(JsonTypeInfo typeInfo) =>
        typeInfo.Options.MaxDepth is 0 ? DefaultMaxDepth : typeInfo.Options.MaxDepth;

    /// <summary>What is in the fence, if <paramref name="text"/> is one fenced block and nothing else.</summary>
    private static ReadOnlySpan<char> WithoutFence(ReadOnlySpan<char> text)
    {
        var ticks = text.IndexOfAnyExcept('`');
        if (ticks < 3 || !text[ticks..].EndsWith(text[..ticks], StringComparison.Ordinal))
        {
            return text;
        }

        var block = text[ticks..^ticks];
        var language = block.IndexOfAnyExcept(LanguageCharacters);
        var inner = (language < 0 ? block : block[language..]).Trim("\uFEFF \t\r\n");

        // A fence at the start of a line cannot be inside JSON: line ends are escaped in its strings.
        foreach (var line in inner.EnumerateLines())
        {
            if (line.TrimStart().StartsWith(text[..ticks], StringComparison.Ordinal))
            {
                return text;
            }
        }

        return inner;
    }
}
