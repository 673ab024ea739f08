using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Where in a request something stands.</summary>
internal sealed class JamAiPlace
{
    private readonly JamAiPlace? _outer;
    private readonly string? _name;
    private readonly int _index;

    private JamAiPlace(JamAiPlace? outer, string? name, int index)
    {
        _outer = outer;
        _name = name;
        _index = index;
    }

    public static JamAiPlace Body { get; } = new(null, "body", 0);

    public JamAiPlace Member(string name) => new(this, name, 0);

    public JamAiPlace Item(int index) => new(this, null, index);

    /// <summary>Writes the steps as a list of names and numbers.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartArray("loc");
        WriteSteps(json);
        json.WriteEndArray();
    }

    public override string ToString() =>
        _name is null ? string.Create(CultureInfo.InvariantCulture, $"{_outer}[{_index}]")
        : _outer is null ? _name
        : $"{_outer}.{_name}";

    private void WriteSteps(Utf8JsonWriter json)
    {
        _outer?.WriteSteps(json);
        if (_name is null)
        {
            json.WriteNumberValue(_index);
        }
        else
        {
            json.WriteStringValue(_name);
        }
    }
}
