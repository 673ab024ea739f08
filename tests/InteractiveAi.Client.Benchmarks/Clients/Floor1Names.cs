using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>The strings that an answer repeats in every chunk, each made once.</summary>
internal sealed class Floor1Names
{
    private readonly List<(byte[] Utf8, string Text)> _known = [];

    public string? Read(ref Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        foreach ((byte[] utf8, string text) in _known)
        {
            if (json.ValueSpan.SequenceEqual(utf8))
            {
                return text;
            }
        }

        string made = json.GetString()!;
        if (!json.ValueIsEscaped)
        {
            _known.Add((Encoding.UTF8.GetBytes(made), made));
        }

        return made;
    }
}
