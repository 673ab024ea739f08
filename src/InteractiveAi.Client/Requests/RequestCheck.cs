using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client;

/// <summary>Collects everything that is wrong with a request, with the JSON path at which it stands.</summary>
/// <remarks>It allocates nothing for the members of a sound request, because it runs before every call. Not thread-safe.</remarks>
internal sealed class RequestCheck(RequestBounds? bounds) : IDisposable
{
    private const int MaxDepth = 16;

    // A check within a check, by a list of the user's that checks something while it is enumerated, gets a path of its own.
    [ThreadStatic]
    private static (string Name, int Index)[]? FreePath;

    private readonly (string Name, int Index)[] _path = TakePath();
    private int _depth;
    private bool _received;
    private List<RequestProblem>? _problems;

    /// <summary>The bounds to hold the request to; <see langword="null"/> when they are switched off.</summary>
    public RequestBounds? Bounds { get; } = bounds;

    public IReadOnlyList<RequestProblem> Problems => _problems ?? (IReadOnlyList<RequestProblem>)[];

    public void Dispose() => FreePath = _path;

    public void Report(string? member, string message, string? bound = null) =>
        (_problems ??= []).Add(new RequestProblem(PathTo(member), message, bound));

    /// <summary>Checks an object below the current one, if it is there.</summary>
    public void Nested<T>(string member, T? value, Action<T, RequestCheck> inner)
        where T : class
    {
        if (value is not null)
        {
            Enter(member, -1);
            inner(value, this);
            _depth--;
        }
    }

    /// <summary>Checks an object below the current one, without which the current one says nothing.</summary>
    public void Payload<T>(string member, T? value, Action<T, RequestCheck> inner)
        where T : class
    {
        Required(member, value);
        Nested(member, value, inner);
    }

    /// <summary>Checks the elements of a list, if it is there; a list must not hold nothing.</summary>
    public void Each<T>(string member, IReadOnlyList<T>? values, Action<T, RequestCheck> inner)
        where T : class
    {
        for (int i = 0; i < (values?.Count ?? 0); i++)
        {
            Enter(member, i);
            if (values![i] is { } value)
            {
                inner(value, this);
            }
            else
            {
                Report(null, "An element of the list is null.");
            }

            _depth--;
        }
    }

    /// <summary>Checks parts that a model made: they are sent back as they came, however little they say.</summary>
    public void Received(string member, IReadOnlyList<ContentPart>? parts)
    {
        bool outer = _received;
        _received = true;
        Each(member, parts, static (part, inner) => part.Validate(inner));
        _received = outer;
    }

    public void Required(string member, object? value)
    {
        if (value is null && !_received)
        {
            Report(member, "A value is required.");
        }
    }

    /// <summary>Refuses a name or an open enum that is there but says nothing, such as a <c>default</c> value.</summary>
    public void Word(string? member, string? value)
    {
        if (value is "")
        {
            Report(member, "The value is empty: leave the member out instead.");
        }
    }

    /// <summary>Refuses names or open enums in a list that say nothing.</summary>
    public void Words<T>(string member, IReadOnlyList<T>? values)
        where T : struct, IExtensibleEnum<T>
    {
        for (int i = 0; i < (values?.Count ?? 0); i++)
        {
            Enter(member, i);
            Word(null, values![i].Value);
            _depth--;
        }
    }

    /// <summary>Refuses a member that is set although the gateway's wire has no place for it.</summary>
    public void Taken(string member, bool isSet)
    {
        if (isSet && Bounds?.NotTaken is { } notTaken && notTaken.Members.Contains(member, StringComparer.Ordinal))
        {
            Report(member, notTaken.AboutMember(member));
        }
    }

    /// <summary>Refuses a role, part, tool or format that the gateway's wire has no place for.</summary>
    /// <param name="member">The member that names it.</param>
    /// <param name="kind">What it is, in a word.</param>
    /// <param name="name">Its name.</param>
    /// <param name="refused">The names that the gateway does not take.</param>
    public void Kind(string member, string kind, string name, Func<NotTaken, string[]> refused)
    {
        if (Bounds?.NotTaken is { } notTaken && refused(notTaken).Contains(name, StringComparer.Ordinal))
        {
            Report(member, notTaken.AboutKind(kind, name));
        }
    }

    /// <summary>Refuses a <see cref="JsonElement"/> that nobody ever gave a value.</summary>
    public void Json(string? member, JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.Undefined })
        {
            Report(member, "A default JsonElement is no JSON.");
        }
    }

    public void Number(string member, double? value, Bound? bound = null)
    {
        if (value is not { } number)
        {
            return;
        }

        if (!double.IsFinite(number))
        {
            Report(member, "JSON has no such number: it must be finite.");
        }
        else if (bound is { } range && !range.Allows(number))
        {
            Report(member, range.Refuse(number), range.ToString());
        }
    }

    public void Number(string member, long? value, Bound? bound)
    {
        if (value is { } number && bound is { } range && !range.Allows(number))
        {
            Report(member, range.Refuse(number), range.ToString());
        }
    }

    /// <summary>Checks the elements of a list of numbers.</summary>
    public void Numbers(string member, IReadOnlyList<int>? values, Bound? bound)
    {
        for (int i = 0; i < (values?.Count ?? 0); i++)
        {
            if (bound is { } range && !range.Allows(values![i]))
            {
                Enter(member, i);
                Report(null, range.Refuse(values[i]), range.ToString());
                _depth--;
            }
        }
    }

    /// <summary>Refuses a list that is there and empty, where a specification says so.</summary>
    public void NotEmpty(string member, int? count, bool isStated)
    {
        if (count is 0 && isStated)
        {
            Report(member, "The list is empty: at least one element is required.", "1..");
        }
    }

    public void Count(string member, int? count, int? maximum)
    {
        if (count > maximum)
        {
            Report(
                member,
                string.Create(CultureInfo.InvariantCulture, $"{count} elements are more than {maximum}."),
                string.Create(CultureInfo.InvariantCulture, $"..{maximum}")
            );
        }
    }

    public void Length(string member, string? value, int? maximum)
    {
        if (value?.Length > maximum)
        {
            Report(
                member,
                string.Create(CultureInfo.InvariantCulture, $"{value.Length} characters are more than {maximum}."),
                string.Create(CultureInfo.InvariantCulture, $"..{maximum}")
            );
        }
    }

    /// <summary>Refuses additional members that would stand twice in the JSON, once typed and once not.</summary>
    public void Extra(IDictionary<string, JsonElement>? additional, Func<JsonTypeInfo> contract)
    {
        if (additional is null or { Count: 0 })
        {
            return;
        }

        foreach (JsonPropertyInfo property in contract().Properties)
        {
            // Properties that are not on the wire stand in the contract too, without accessors.
            if (property is { IsExtensionData: false, Get: not null } && additional.ContainsKey(property.Name))
            {
                Report(
                    property.Name,
                    "AdditionalProperties repeats a member that has a property of its own: set the property."
                );
            }
        }

        foreach ((string name, JsonElement value) in additional)
        {
            if (value.ValueKind is JsonValueKind.Undefined)
            {
                Report(name, "A default JsonElement is no JSON: use a null element or leave the member out.");
            }
        }
    }

    private static (string Name, int Index)[] TakePath()
    {
        (string Name, int Index)[] path = FreePath ?? new (string, int)[MaxDepth];
        FreePath = null;
        return path;
    }

    private void Enter(string name, int index)
    {
        if (_depth == MaxDepth)
        {
            throw new InvalidOperationException("The request's own types nest deeper than the check expects.");
        }

        _path[_depth++] = (name, index);
    }

    private string PathTo(string? member)
    {
        StringBuilder path = new("$");
        for (int i = 0; i < _depth; i++)
        {
            (string name, int index) = _path[i];
            Append(path, name);
            if (index >= 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
        }

        if (member is not null)
        {
            Append(path, member);
        }

        return path.ToString();
    }

    private static void Append(StringBuilder path, string name) =>
        _ =
            name.Length > 0
            && !char.IsAsciiDigit(name[0])
            && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
                ? path.Append('.').Append(name)
                : path.Append("['")
                    .Append(
                        name.Replace("\\", "\\\\", StringComparison.Ordinal)
                            .Replace("'", "\\'", StringComparison.Ordinal)
                    )
                    .Append("']");
}
