using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Typed, bounded reads of one JSON object of a request; every complaint names the member's path.</summary>
internal readonly struct Fields
{
    private readonly JsonElement _json;
    private readonly string _path;

    public Fields(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidCallException(path, "must be an object");
        }

        _json = json;
        _path = path;
    }

    public JsonElement Json => _json;

    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    public InvalidCallException Complaint(string name, string message) => new(PathOf(name), message);

    /// <summary>Finds a member. An explicit null counts as absent, as it does for nearly every parameter of the gateway.</summary>
    public bool TryGet(string name, out JsonElement value) =>
        _json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    public string? Text(string name, int maxLength = int.MaxValue)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        var text = TextOf(value, PathOf(name));
        return text.Length <= maxLength
            ? text
            : throw Complaint(
                name,
                string.Create(CultureInfo.InvariantCulture, $"must have at most {maxLength} characters")
            );
    }

    public string RequiredText(string name, int maxLength = int.MaxValue) =>
        Text(name, maxLength) ?? throw Complaint(name, "is required");

    public string? Choice(string name, params ReadOnlySpan<string> allowed)
    {
        var text = Text(name);
        return text is null || allowed.Contains(text)
            ? text
            : throw Complaint(name, $"must be one of {string.Join(", ", allowed.ToArray())}");
    }

    public bool? Flag(string name) =>
        !TryGet(name, out var value) ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Complaint(name, "must be a boolean");

    public double? Number(string name, double min, double max = double.MaxValue)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number))
        {
            throw Complaint(name, "must be a number");
        }

        return number >= min && number <= max ? number : throw OutOfBounds(name, min, max);
    }

    public long? Integer(string name, long min, long max = long.MaxValue)
    {
        if (Number(name, min, max) is not { } number)
        {
            return null;
        }

        // 12.0 is as good as 12: the schema calls even counts "number/double".
        return number == Math.Truncate(number) ? (long)number : throw Complaint(name, "must be an integer");
    }

    public Fields? Object(string name) => TryGet(name, out var value) ? new Fields(value, PathOf(name)) : null;

    /// <summary>Refuses a member that is none of these.</summary>
    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var member in _json.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw Complaint(member.Name, "is not a member that this gateway knows here");
            }
        }
    }

    public Fields RequiredObject(string name) => Object(name) ?? throw Complaint(name, "is required");

    public JsonElement? Array(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array ? value : throw Complaint(name, "must be an array");
    }

    public List<Fields> Objects(string name)
    {
        List<Fields> items = [];
        if (Array(name) is { } array)
        {
            foreach (var item in array.EnumerateArray())
            {
                items.Add(new Fields(item, ItemPath(name, items.Count)));
            }
        }

        return items;
    }

    public List<string> Texts(string name)
    {
        List<string> items = [];
        if (Array(name) is { } array)
        {
            foreach (var item in array.EnumerateArray())
            {
                items.Add(TextOf(item, ItemPath(name, items.Count)));
            }
        }

        return items;
    }

    private static string TextOf(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw new InvalidCallException(path, "must be a string");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new InvalidCallException(path, "is not valid Unicode text");
        }
    }

    private string ItemPath(string name, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{index}]");

    private InvalidCallException OutOfBounds(string name, double min, double max) =>
        Complaint(
            name,
            max is double.MaxValue or (double)long.MaxValue
                ? string.Create(CultureInfo.InvariantCulture, $"must be at least {min}")
                : string.Create(CultureInfo.InvariantCulture, $"must be between {min} and {max}")
        );
}
