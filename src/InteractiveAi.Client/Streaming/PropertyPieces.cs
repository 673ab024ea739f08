using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Members that this version does not know, put together from the chunks of a stream.</summary>
/// <remarks>The last value of a name counts, but a null takes nothing back.</remarks>
internal sealed class PropertyPieces
{
    // Gateway: the older form of a tool call, which comes in fragments as well; orq.ai has its finish reason, JamAI Base the member
    // (wire-facts 2.3, 3.4).
    private const string OlderCall = "function_call";

    private PropertyPieces? _call;

    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    public static void Add(ref PropertyPieces? pieces, IDictionary<string, JsonElement>? members)
    {
        foreach (var (name, value) in members ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>())
        {
            (pieces ??= new PropertyPieces()).Set(name, value);
        }
    }

    public void Set(string name, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Null || !_members.ContainsKey(name))
        {
            _members[name] = new Member(value);
        }
    }

    /// <summary>Like <see cref="Set"/>, but strings that follow each other are the pieces of one text.</summary>
    public void Append(string name, JsonElement value)
    {
        if (
            value.ValueKind is JsonValueKind.String
            && _members.TryGetValue(name, out var member)
            && member.Value.ValueKind is JsonValueKind.String
        )
        {
            member.Append(value);
        }
        else if (name is OlderCall && value.ValueKind is JsonValueKind.Object)
        {
            (_call ??= new PropertyPieces()).AppendCall(value);
            _members[name] = new Member(value);
        }
        else
        {
            Set(name, value);
        }
    }

    public Dictionary<string, JsonElement> Build()
    {
        var members = _members.ToDictionary(
            static member => member.Key,
            static member => member.Value.Build(),
            StringComparer.Ordinal
        );
        if (_call is not null && members[OlderCall].ValueKind is JsonValueKind.Object)
        {
            members[OlderCall] = JsonSerializer.SerializeToElement(
                _call.Build(),
                WireJson.Context.DictionaryStringJsonElement
            );
        }

        return members;
    }

    // The arguments come in pieces; a name comes whole, and may come again.
    private void AppendCall(JsonElement call)
    {
        foreach (var member in call.EnumerateObject())
        {
            if (member.NameEquals("arguments"u8))
            {
                Append("arguments", member.Value.Clone());
            }
            else
            {
                Set(LenientText.NameOf(member), member.Value.Clone());
            }
        }
    }

    private sealed class Member(JsonElement value)
    {
        private TextPieces _text;
        private bool _isJoined;

        public JsonElement Value { get; } = value;

        public void Append(JsonElement piece)
        {
            if (!_isJoined)
            {
                _text.Append(LenientText.Read(Value));
                _isJoined = true;
            }

            _text.Append(LenientText.Read(piece));
        }

        public JsonElement Build() =>
            _isJoined ? JsonSerializer.SerializeToElement(_text.ToString()!, WireJson.Context.String) : Value;
    }
}
